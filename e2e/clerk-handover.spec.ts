import AxeBuilder from "@axe-core/playwright";
import {
  arrive,
  guestOrder,
  handOverByIdentity,
  nameOf,
  people,
  pickupPage,
  readyOrder,
  scan,
  signIn,
  someone,
} from "./counter";
import { expect, expectAccessible, type Page, test } from "./fixtures";

async function find(page: Page, text: string, field = "Find a pickup"): Promise<void> {
  const input = page.getByRole("textbox", { name: field });
  await input.fill(text);
  await input.press("Enter");
}

test("a clerk picks an order, finds it by its code and hands it over for cash, and the shopper sees it within two seconds", async ({
  page,
  another,
}) => {
  const order = await guestOrder(page, { name: someone("Emmi") });
  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  await expect(shopper.getByRole("main")).toContainText(order.code);

  await signIn(page, people.clerkOfKallio);
  await page.getByRole("link", { name: order.name }).click();
  await page.getByRole("button", { name: "Start picking" }).click();
  await page.getByRole("button", { name: /^Pick Oat tin loaf/ }).click();
  await expect(page.getByText("1 of 2 picked")).toBeVisible();
  await page.getByRole("button", { name: "Mark ready" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "One line is not picked yet" })).toBeVisible();
  await page.getByRole("button", { name: "All picked" }).click();
  await expect(page.getByText("2 of 2 picked")).toBeVisible();
  await page.getByLabel("Shelf label").fill("K-7");
  await page.getByRole("button", { name: "Mark ready" }).click();
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
  await expect(page.getByText("K-7", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Board" }).click();
  await expect(page.getByRole("region", { name: /^To pick/ })).toBeVisible();
  await find(page, order.code.toLowerCase().replace("-", " "));
  await expect(page.getByText("Pickup code checked")).toBeVisible();
  await page.getByRole("radio", { name: "Cash" }).check();
  const pressed = page.waitForRequest((request) => request.method() === "POST");
  const press = page.getByRole("button", { name: /hand over$/ }).click();
  await pressed;
  await expect(shopper.getByRole("heading", { level: 1 })).toContainText(/collected/i, { timeout: 2000 });
  await press;
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeFocused();
  await expect(page.getByText(`${order.name} has it.`)).toBeVisible();
  await page.getByRole("link", { name: "Next customer" }).click();
  await expect(page.getByRole("link", { name: order.name })).toHaveCount(0);
});

test("a scanned QR code leads to its handover in two more taps and stays out of the address", async ({
  page,
}) => {
  const order = await readyOrder(page, { name: someone("Sanna") });
  await signIn(page, people.clerkOfKallio);
  await expect(page.getByRole("link", { name: order.name })).toBeVisible();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await scan(page, order.qr);
  await expect(page.getByText("QR code checked")).toBeVisible();
  await page.getByRole("radio", { name: "Card" }).check();
  // Twice in one breath, as an impatient thumb does: it is one handover and no conflict.
  await page.getByRole("button", { name: /hand over$/ }).dblclick();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expect(page.getByText(`Handed over to ${order.name}`)).toHaveCount(1);
  expect(addresses.filter((address) => address.includes(order.qr))).toEqual([]);
  expect(await page.content()).not.toContain(order.qr);
});

test("an order is found by name; a named person collects it with a photo ID, old enough for what is in it", async ({
  page,
}) => {
  const order = await readyOrder(page, {
    name: someone("Olli"),
    pickupPerson: "Liisa Lahti",
    skus: ["DRI-0015-1"],
  });
  await signIn(page, people.clerkOfKallio);
  await find(page, order.name);
  await page.getByRole("search").getByRole("link", { name: order.name }).click();
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await expect(page.getByText(`${order.name} or Liisa Lahti`)).toBeVisible();
  await page.getByRole("radio", { name: /^Liisa Lahti/ }).check();
  await page.getByRole("checkbox", { name: "18 or older" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: /hand over$/ }).click();
  await expect(page.getByText("Liisa Lahti has it.")).toBeVisible();
});

test("the camera reads a code by the browser's own reader, and is not offered where there is none", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Liisa") });
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "mediaDevices"));
  await signIn(page, people.clerkOfKallio);
  await expect(page.getByRole("button", { name: "Scan with the camera" })).toHaveCount(0);

  const phone = await another();
  await phone.addInitScript((qr) => {
    // A camera whose picture is a canvas, and a reader that finds the code in its third picture.
    let pictures = 0;
    class Reader {
      static getSupportedFormats = async () => ["qr_code", "ean_13", "code_128"];
      detect = async () => (++pictures < 3 ? [] : [{ rawValue: qr }]);
    }
    Object.assign(window, { BarcodeDetector: Reader });
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement("canvas");
      const stream = canvas.captureStream(30);
      const draw = () => {
        canvas.getContext("2d")?.fillRect(0, 0, 10 + Math.random() * 10, 10);
        requestAnimationFrame(draw);
      };
      draw();
      return stream;
    };
  }, order.qr);
  await signIn(phone, people.clerkOfKallio);
  await phone.getByRole("button", { name: "Scan with the camera" }).click();
  await expect(phone.getByText("QR code checked")).toBeVisible();
  await expect(phone.getByRole("heading", { level: 1, name: order.name })).toBeVisible();
});

test("picking by scanner counts what belongs to the order and refuses aloud what does not", async ({
  page,
}) => {
  const order = await guestOrder(page, { name: someone("Kaarina") });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await page.getByRole("button", { name: "Start picking" }).click();
  await expect(page.getByText("0 of 2 picked")).toBeVisible();
  await scan(page, "2000010010011");
  await expect(page.getByRole("status").filter({ hasText: "Oat tin loaf: 1 of 1." })).toBeVisible();
  await expect(page.getByText("1 of 2 picked")).toBeVisible();
  await scan(page, "2000020010018");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong item: Bananas" })).toBeVisible();
  await scan(page, "2000010010011");
  await expect(page.getByRole("alert").filter({ hasText: "is all picked already" })).toBeVisible();
  await expect(page.getByText("1 of 2 picked")).toBeVisible();
});

test("a wrong code hands nothing over", async ({ page }) => {
  const order = await readyOrder(page, { name: someone("Pekka") });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await page.getByRole("textbox", { name: "Pickup code" }).fill("AAAA-AAAA");
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: /hand over$/ }).click();
  await expect(page.getByText("That is not the code of this pickup.")).toBeVisible();
  await page.getByRole("textbox", { name: "Pickup code" }).fill(order.code);
  await page.getByRole("button", { name: /hand over$/ }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
});

test("two clerks press at once: one handover, and the other reads who was faster", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Noora") });
  const second = await another();
  await signIn(page, people.clerkOfKallio);
  await signIn(second, people.managerOfKallio);
  for (const clerk of [page, second]) {
    await clerk.goto(pickupPage(order));
    await clerk.getByRole("radio", { name: "Photo ID" }).check();
    await clerk.getByRole("radio", { name: "Cash" }).check();
  }
  await Promise.all([page, second].map((clerk) => clerk.getByRole("button", { name: /hand over$/ }).click()));
  const outcome = (clerk: Page) => clerk.getByRole("heading", { name: /^(Already h|H)anded over$/ });
  await expect(outcome(page)).toBeVisible();
  await expect(outcome(second)).toBeVisible();
  const said = await Promise.all([page, second].map((clerk) => outcome(clerk).textContent()));
  expect(said.toSorted()).toEqual(["Already handed over", "Handed over"]);
  const [winner, loser] =
    said[0] === "Handed over" ? [people.clerkOfKallio, second] : ([people.managerOfKallio, page] as const);
  await expect(
    loser.getByText(new RegExp(`By ${nameOf(winner)}, \\d{1,2}:\\d\\d, to ${order.name}\\.`)),
  ).toBeVisible();
});

test("a clerk cancels with a reason, and whoever comes too late is told not to hand it over", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Jukka") });
  const second = await another();
  await signIn(page, people.clerkOfKallio);
  await signIn(second, people.managerOfKallio);
  await second.goto(pickupPage(order));
  await page.goto(pickupPage(order));
  await page.getByText("Cancel this pickup").click();
  await page.getByRole("combobox", { name: "Reason" }).selectOption("It is damaged");
  await page.getByRole("button", { name: "Cancel the pickup" }).click();
  await expect(page.getByText("Reason: We are sorry: it was damaged.")).toBeVisible();
  await handOverByIdentity(second);
  await expect(second.getByRole("heading", { name: "Cancelled: do not hand over" })).toBeVisible();
  await expect(second.getByText(new RegExp(`By ${nameOf(people.clerkOfKallio)}, `))).toBeVisible();
});

test("a clerk of another store finds nothing of it", async ({ page }) => {
  const order = await readyOrder(page, { name: someone("Aino") });
  await signIn(page, people.clerkOfKamppi);
  await expect(page.getByRole("heading", { level: 1, name: "Kamppi" })).toBeVisible();
  for (const text of [order.number, order.name, order.code, order.qr]) {
    await find(page, text);
    await expect(
      page.getByRole("alert").filter({ hasText: /Nothing here|no pickup of your store/ }),
    ).toBeVisible();
    await page.reload();
  }
  await page.goto(pickupPage(order));
  await expect(page.getByRole("heading", { name: "No such pickup at your store" })).toBeVisible();
  expect(await page.content()).not.toContain(order.name);
  const board = await page.request.get("/en/staff/board?store=kallio");
  expect(board.status()).toBe(404);
});

test("whoever comes to the counter appears on the board within two seconds", async ({ page }) => {
  const order = await readyOrder(page, { name: someone("Matti") });
  await signIn(page, people.clerkOfKallio);
  const waiting = page.getByRole("region", { name: /^Waiting now/ });
  await expect(page.getByRole("link", { name: order.name })).toBeVisible();
  await expect(waiting.getByRole("link", { name: order.name })).toHaveCount(0);
  await arrive(page, order, "4");
  await expect(waiting.getByRole("link", { name: order.name })).toContainText("Waiting 0 min", {
    timeout: 2000,
  });
  await expect(waiting.getByRole("link", { name: order.name })).toContainText("Bay 4");
  await expect(page.getByRole("status").filter({ hasText: `${order.name} is here: bay 4.` })).toBeAttached();
});

test("koko luovutus sujuu suomeksi", async ({ page }) => {
  const order = await guestOrder(page, { name: someone("Eeva") });
  await signIn(page, people.clerkOfKallio, "fi");
  await find(page, order.name, "Etsi nouto");
  await page.getByRole("search").getByRole("link", { name: order.name }).click();
  await page.getByRole("button", { name: "Aloita keräily" }).click();
  await page.getByRole("button", { name: "Kaikki kerätty" }).click();
  await expect(page.getByText("2/2 kerätty")).toBeVisible();
  await page.getByLabel("Hyllypaikka").fill("B-4");
  await page.getByRole("button", { name: "Merkitse valmiiksi" }).click();
  await expect(page.getByRole("heading", { name: "Luovutus" })).toBeVisible();
  await page.getByRole("radio", { name: "Henkilötodistus" }).check();
  await page.getByRole("radio", { name: "Käteinen" }).check();
  await page.getByRole("button", { name: /luovuta$/ }).click();
  await expect(page.getByRole("heading", { name: "Luovutettu" })).toBeVisible();
});

test("axe finds nothing at the counter, and the board can be read in daylight", async ({ page }) => {
  const picking = await guestOrder(page, { name: someone("Ville") });
  const ready = await readyOrder(page, { name: someone("Hanna"), skus: ["DRI-0015-1"] });
  await arrive(page, ready, "1");
  await page.goto("/en/staff/sign-in");
  await expectAccessible(page);
  await signIn(page, people.clerkOfKallio);
  await expect(page.getByRole("link", { name: ready.name })).toBeVisible();
  await expectAccessible(page);
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["color-contrast-enhanced"],
      rules: { "color-contrast-enhanced": { enabled: true } },
    })
    .include("main")
    .analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => n.failureSummary))).toEqual([]);
  await page.goto(pickupPage(ready));
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(pickupPage(picking));
  await page.getByRole("button", { name: "Start picking" }).click();
  await expect(page.getByText("0 of 2 picked")).toBeVisible();
  await expectAccessible(page);
});
