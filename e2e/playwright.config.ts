import { defineConfig, devices } from "@playwright/test";

const root = process.getuid?.() === 0;

/**
 * The shop's journeys in a real browser, on a phone and at a desk. `BASE_URL` is a running demo shop with its worker,
 * `DATABASE_URL` its database, `CHROMIUM_PATH` the browser when Playwright's own is not installed.
 */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../.aisle/e2e-results",
  fullyParallel: true,
  forbidOnly: true,
  // A shared CI machine may stall for seconds; a journey that fails twice is broken. At home nothing is forgiven.
  retries: process.env.CI ? 1 : 0,
  // One browser per core of a small machine; more only make each other late.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "Europe/Helsinki",
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: root ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    {
      name: "phone",
      // The API has no screen, who is sent what does not depend on its width, what is enlarged has a size of its own,
      // what breaks breaks for everybody, and these desks have a till on them; once is enough.
      testIgnore: [
        "api.spec.ts",
        "two-visitors-never-mix.spec.ts",
        "every-page-enlarged.spec.ts",
        "closing-a-day.spec.ts",
        "running-a-store.spec.ts",
        "made-at-the-counter.spec.ts",
        "brought-back-elsewhere.spec.ts",
        "cancelled-and-given-back.spec.ts",
        "the-shop-goes-away.spec.ts",
        "the-frame-breaks.spec.ts",
        "clerk-signs-in.spec.ts",
        "who-works-here.spec.ts",
        "the-counter-without-network.spec.ts",
      ],
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
    {
      name: "desktop",
      // Told once, by those who shop with a thumb.
      testIgnore: [
        "paying-by-card.spec.ts",
        "paying-by-stripe.spec.ts",
        "a-code-and-a-gift-card.spec.ts",
        "without-network.spec.ts",
        "picking-a-wave.spec.ts",
        "the-board-and-the-car.spec.ts",
        "reading-codes-by-camera.spec.ts",
        "keeping-an-account.spec.ts",
        "hold.spec.ts",
        "when-paying-goes-wrong.spec.ts",
        "endless-aisle.spec.ts",
        "what-journeys-cost.spec.ts",
      ],
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
  ],
});
