import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { amountIn, checkOut, codes, fillBasket, pay, typed } from "./by-code-and-card";
import { handOverByIdentity, people, pickupPage, readyOrder, signIn, someone } from "./counter";
import { expect, expectAccessible, type Page, test } from "./fixtures";

const goods = { sku: "PAN-0016-P", store: "kallio" };

/** Follows a link to a file. @returns what it is called, and what it says without spaces */
async function pdfBehind(page: Page, link: string | RegExp): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  const download = await waiting;
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { name: download.suggestedFilename(), text: text.replace(/\s/g, "") };
}

test("a manager makes a code and a gift card; the last use is one shopper's, who pays with both and keeps the papers", async ({
  page,
  another,
}) => {
  const code = `AUTUMN${crypto
    .randomUUID()
    .replace(/[^2-9a-f]/g, "")
    .slice(0, 8)
    .toUpperCase()}`;
  await signIn(page, people.managerOfKallio);
  await page.getByRole("link", { name: "Promotions" }).click();
  await page.getByRole("button", { name: "Begin the promotion" }).click();
  const name = page.getByLabel("Name, as shoppers read it");
  await expect(name).toHaveAccessibleDescription(/Give it a name/);
  await expect(page.getByText("Tick at least one store.")).toBeVisible();
  await name.fill(`Two euros, ${code}`);
  await page.getByRole("radio", { name: "An amount off" }).check();
  await page.getByLabel("How much off, in EUR").fill("2,00");
  await page.getByRole("checkbox", { name: "Kallio" }).check();
  await page.getByRole("radio", { name: "With a code that people can say" }).check();
  await page.getByLabel("The code").fill(code);
  await page.getByLabel("Orders in all").fill("1");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Begin the promotion" }).click();
  await expect(page.getByText("The promotion is made.")).toBeVisible();
  const made = page.getByRole("listitem").filter({ hasText: `Two euros, ${code}` });
  await expect(made).toContainText("0 of 1 order");

  await page.goto("/en/staff/gift-cards");
  await page.getByLabel("What is on it, in EUR").fill("3");
  await page.getByRole("button", { name: "Make the card" }).click();
  await expect(page.getByText("This code is shown only now")).toBeVisible();
  const giftCard = (await page.getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/).textContent()) ?? "";
  await expectAccessible(page);

  const [first, second] = [await another(), await another()];
  for (const shopper of [first, second]) {
    await fillBasket(shopper, 2, goods);
    await typed(shopper).fill(code);
    await codes(shopper).getByRole("button", { name: "Use code" }).click();
    await expect(codes(shopper)).toContainText("Counts");
    await checkOut(shopper);
  }
  await first.getByText("Pay with a gift card").click();
  await first.getByLabel("Gift card code").fill(giftCard);
  await first.getByRole("button", { name: "See what is on it" }).click();
  await expect(first.getByText("€3.00 is on this gift card.").first()).toBeVisible();
  await pay(first);
  await expect(first.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  await pay(second);
  await expect(second.getByRole("alert").filter({ hasText: "A price changed: the total was" })).toBeVisible();

  const number = /Order (\d+)/.exec(
    (await first
      .getByText(/^Order \d+$/)
      .first()
      .textContent()) ?? "",
  )?.[1];
  await first.getByRole("link", { name: "Order confirmation" }).click();
  await expect(first.getByRole("heading", { name: "Order confirmation" })).toBeVisible();
  await expect(first.getByText(/^Gift card €/)).toBeVisible();
  await expectAccessible(first);
  const total = amountIn(
    await first
      .getByText(/^Total\s*€/)
      .last()
      .textContent(),
  );
  const confirmation = await pdfBehind(first, "Download as PDF");
  expect(confirmation.name).toBe(`order-${number}.pdf`);
  for (const said of ["Orderconfirmation", `Order${number}`, `€${(total / 100).toFixed(2)}`, "Giftcard€3.00"])
    expect(confirmation.text).toContain(said);

  await page.goto("/en/staff/promotions");
  await expect(made).toContainText("1 of 1 order · €2.00 given away");
  await made.getByRole("button", { name: /^End .* now$/ }).click();
  await expect(page.getByText("The promotion is over.")).toBeVisible();

  const order = await readyOrder(page, { name: someone("Oili"), skus: ["BAK-0007-1"] });
  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await first.goto(`/en/orders/${order.token}/receipt`);
  const receipt = await pdfBehind(first, /^Download R-KALLIO-.* as PDF$/);
  expect(receipt.name).toMatch(/^receipt-R-KALLIO-\d{4}-\d{6}\.pdf$/);
  for (const said of ["Receipt", `Order${order.number}`, "VAT", "Total€"])
    expect(receipt.text).toContain(said);
  const wrong = await first.request.get(
    `/en/orders/another/documents/${receipt.name.replace("receipt-", "")}`,
  );
  expect(wrong.status()).toBe(404);
});
