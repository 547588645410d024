import { people, signIn } from "./counter";
import { expect, test } from "./fixtures";
import { startOwnServer } from "./own-server";

test.describe.configure({ timeout: 90_000 });

test("what one server made another has, to the byte", async ({ request, baseURL }) => {
  const other = await startOwnServer({ AISLE_URL: baseURL ?? "" });
  const slugs = ["kale", "seeds", "flutes", "candle", "ladder", "mooncake", "chilli", "axe", "dice", "peas"];
  await expect(async () => {
    // One that this server was not asked for yet: it would have made it itself.
    const path = `/tr/products/${slugs.pop()}`;
    await request.get(path);
    const here = await request.get(path);
    expect(here.headers()["x-nextjs-cache"]).toBe("HIT");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const there = await request.get(other.url + path);
    expect(there.headers()["x-nextjs-cache"]).toBe("HIT");
    expect(await there.text()).toBe(await here.text());
    expect(there.headers().etag).toBe(here.headers().etag);
    const data = { headers: { rsc: "1" } };
    expect(await (await request.get(other.url + path, data)).text()).toBe(
      await (await request.get(path, data)).text(),
    );
  }).toPass();
  await other.stop();
});

test("what is changed at one server is seen at every other", async ({ page, request, baseURL }, {
  project,
}) => {
  // The same story may be told on another device meanwhile.
  const ahead = project.name === "phone" ? 4 : 5;
  const other = await startOwnServer({ AISLE_URL: baseURL ?? "" });
  const told = async (origin: string) => (await request.get(`${origin}/en/stores/tampere`)).text();
  const reason = `Floor being waxed ${Date.now()}`;
  for (const origin of [baseURL ?? "", other.url]) expect(await told(origin)).not.toContain(reason);

  await signIn(page, people.admin);
  await page.goto("/en/staff/settings?store=tampere");
  const days = page.getByRole("region", { name: "Days that differ" });
  await days
    .getByLabel("Day", { exact: true })
    .fill(new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  await days.getByLabel("Closed all day").check();
  await days.getByLabel("Why, as shoppers read it").fill(reason);
  await days.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved: Days that differ." })).toBeVisible();
  for (const origin of [other.url, baseURL ?? ""])
    await expect(async () => expect(await told(origin)).toContain(reason)).toPass();

  const row = days.getByRole("listitem").filter({ hasText: reason });
  await row.getByRole("button", { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
  for (const origin of [other.url, baseURL ?? ""])
    await expect(async () => expect(await told(origin)).not.toContain(reason)).toPass();
  await other.stop();
});
