import { chromium } from "@playwright/test";
import { film } from "./clip";
import { guestOrder, people, signIn, someone } from "./counter";
import { expect, fromSomewhere, test } from "./fixtures";

test("a phone's camera finds the order by its QR code and counts an item by its barcode, with the shop's own reader", async ({
  page,
  complaints,
}, testInfo) => {
  const order = await guestOrder(page, { name: someone("Kerttu"), skus: ["BAK-0007-1"] });
  const clip = testInfo.outputPath("clip.y4m");
  await film(clip, [
    "table",
    { code: order.qr, format: "QRCode" },
    "table",
    { code: "2000010070015", format: "EAN13" },
  ]);
  const { launchOptions, ...phone } = testInfo.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${clip}`,
    ],
  });
  try {
    const context = await browser.newContext({ ...phone, extraHTTPHeaders: fromSomewhere() });
    complaints.watch(context);
    const clerk = await context.newPage();
    // The browser's own reader, where this one has any, is somebody else's work.
    await clerk.addInitScript(() => Reflect.deleteProperty(window, "BarcodeDetector"));
    const fetched: string[] = [];
    clerk.on("request", (request) => fetched.push(request.url()));
    await signIn(clerk, people.clerkOfKallio);
    expect(fetched.filter((url) => url.includes(".wasm"))).toEqual([]);

    await clerk.getByRole("button", { name: "Scan with the camera" }).click();
    await expect(clerk.getByRole("heading", { level: 1, name: order.name })).toBeVisible({ timeout: 20_000 });
    await clerk.getByRole("button", { name: "Start picking" }).click();
    await expect(clerk.getByText("0 of 1 picked")).toBeVisible();

    await clerk.getByRole("button", { name: "Scan with the camera" }).click();
    // It stays open here, and says what each scan came to: the customer's code once more, then the item.
    const view = clerk.getByRole("dialog");
    await expect(view.getByText("QR code checked")).toBeVisible({ timeout: 20_000 });
    await expect(view.getByText("Chocolate doughnut: 1 of 1.")).toBeVisible({ timeout: 20_000 });
    await view.getByRole("button", { name: "Close" }).click();
    await expect(clerk.getByText("1 of 1 picked")).toBeVisible();
    await clerk.getByRole("button", { name: "Mark ready" }).click();
    await expect(clerk.getByRole("heading", { name: "Hand over" })).toBeVisible();
    // Read by this origin's file, and by nothing from elsewhere.
    const origin = new URL(clerk.url()).origin;
    expect(fetched.filter((url) => url.includes(".wasm")).map((url) => new URL(url).origin)).toContain(
      origin,
    );
    expect(fetched.filter((url) => !url.startsWith(origin) && !/^(data|blob):/.test(url))).toEqual([]);
  } finally {
    await browser.close();
  }
});
