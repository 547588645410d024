import { createHash, randomUUID } from "node:crypto";
import { amountIn, checkOut, codes, fillBasket, pay, typed } from "./by-code-and-card";
import { expect, expectAccessible, test } from "./fixtures";
import { rows } from "./visitors";

/** Letters and digits that a code keeps as they are typed. */
const freshCode = (length: number): string =>
  Array.from(
    randomUUID().replaceAll("-", "").slice(0, length),
    (digit) => "ABCDEFGHJKMNPQRS"[Number.parseInt(digit, 16)],
  ).join("");

/** A code for two euros off whatever is bought, which one order may use. */
async function codeForOne(): Promise<string> {
  const code = freshCode(8);
  await rows(
    `with promotion as (
       insert into promotions (id, name, kind, amount, currency, combining, needs_code)
       values (gen_random_uuid(), '{"en": "Two euros for one"}', 'amount', 200, 'EUR', 'combinable', true) returning id)
     insert into promotion_codes (code, promotion_id, max_uses) select $1, id, 1 from promotion`,
    [code],
  );
  return code;
}

/** A gift card with so much on it, as a store makes them. */
async function giftCard(amount: number): Promise<string> {
  const code = freshCode(20);
  await rows(
    `with card as (
       insert into gift_cards (id, code_hash, hint, currency, amount, balance, issued_by)
       values (gen_random_uuid(), $1, $2, 'EUR', $3, $3, 'system:story') returning id)
     insert into gift_card_entries (id, gift_card_id, kind, amount, cause, actor)
     select gen_random_uuid(), id, 'issued', $3, 'issue', 'system:story' from card`,
    [createHash("sha256").update(`gift card ${code}`).digest("base64url"), code.slice(-4), amount],
  );
  return code;
}

test("a discount code counts, and when it runs out on the way nobody is charged more without a word", async ({
  page,
}) => {
  const code = await codeForOne();
  await fillBasket(page, 2);
  const total = page.getByRole("region", { name: "Total" });
  const before = amountIn(await total.textContent());
  await typed(page).fill("nonsense");
  await typed(page).press("Enter");
  await expect(typed(page)).toHaveAccessibleDescription(/This code is not valid/);
  await typed(page).fill(code.toLowerCase());
  await codes(page).getByRole("button", { name: "Use code" }).click();
  await expect(codes(page)).toContainText(`${code} Counts`);
  await expect(codes(page)).toContainText(`Two euros for one, code ${code}`);
  await expect(typed(page)).toHaveValue("");
  expect(amountIn(await total.textContent())).toBe(before - 200);
  await expectAccessible(page);

  await checkOut(page);
  const review = page.getByRole("region", { name: "What you order" });
  await expect(review).toContainText(`Two euros for one, code ${code}`);
  // Somebody else is faster.
  await rows("update promotion_codes set uses = max_uses where code = $1", [code]);
  await pay(page);
  await expect(page.getByRole("alert").filter({ hasText: "A price changed: the total was" })).toBeVisible();
  await expect(review).not.toContainText("Two euros for one");
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await pay(page);
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
});

test("a gift card pays first, and a card the rest", async ({ page }) => {
  const code = await giftCard(300);
  await fillBasket(page, 2);
  await checkOut(page);
  await page.getByText("Pay with a gift card").click();
  await page.getByLabel("Gift card code").fill("NO-SUCH-CARD");
  await page.getByRole("button", { name: "See what is on it" }).click();
  await expect(page.getByLabel("Gift card code")).toHaveAccessibleDescription(/no gift card with this code/);
  await page.getByLabel("Gift card code").fill(code.replace(/.{4}(?=.)/g, "$&-").toLowerCase());
  await page.getByRole("button", { name: "See what is on it" }).click();
  await expect(page.getByText("€3.00 is on this gift card.").first()).toBeVisible();
  await expectAccessible(page);
  await pay(page);
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  const number = /Order (\d+)/.exec(
    (await page
      .getByText(/^Order \d+$/)
      .first()
      .textContent()) ?? "",
  )?.[1];
  const paid = await rows<{ method: string; state: string; amount: number; total: number }>(
    `select p.method, p.state, p.amount, o.total_amount as total from payments p join orders o on o.id = p.order_id
     where o.number = $1 order by p.method`,
    [number],
  );
  expect(paid.map(({ method, state }) => [method, state])).toEqual([
    ["demo_card", "authorised"],
    ["gift_card", "authorised"],
  ]);
  expect(paid.map(({ amount }) => amount)).toEqual([paid[0]!.total - 300, 300]);
});
