import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { pageCtx } from "@/app/_server/adapters";
import { pageLocale } from "@/app/_server/locale";
import { standingHere } from "@/app/_server/session";
import { deviceHere } from "@/app/_server/shared-device";
import { LanguageLink } from "@/components/shop/language-link";
import { Wordmark } from "@/components/shop/wordmark";
import { DevicePeople } from "@/components/staff/device-people";
import { FreshPage } from "@/components/staff/fresh-page";
import { ForgetCounter } from "@/components/staff/offline/forget-counter";
import { SignInForm } from "@/components/staff/sign-in-form";
import { Button, buttonLooks } from "@/components/ui/button";
import { db } from "@/db/client";
import { localeNames, locales } from "@/lib/i18n/locales";
import { peopleOfDevice } from "@/lib/identity/devices";
import { isStaff } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { signIn } from "../_actions/sign-in";
import { signOut } from "../_actions/sign-out";
import { enterPin } from "../_actions/stepping";
import { saidStep } from "../_entry/said-step";
import { pathAfterSignIn, stepPath } from "../_entry/staff-path";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.signIn");
  return { title: t("title") };
}

type Asked = Record<"next" | "reason" | "person" | "said", string | string[] | undefined>;
type Props = { searchParams: Promise<Partial<Asked>> };

export default async function SignInPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { next, reason, person: chosen, said } = await searchParams;
  await connection();
  const { actor } = await pageCtx({ locale, channel: "staff" });
  if (isStaff(actor)) redirect(pathAfterSignIn(next, locale));
  const standing = await standingHere();
  if (standing?.kind === "second_factor") redirect(stepPath(locale, "/second-factor", next));
  const device = await deviceHere();
  const people = device ? await peopleOfDevice(db(), device.locationId) : [];
  // Whoever was at the device is the likeliest to come back.
  const wanted = chosen ?? (standing?.kind === "locked" ? standing.userId : undefined);
  const person = people.find((p) => p.id === wanted);
  const typedPin = await saidStep(stepPath(locale, "", next, { person: person?.id ?? "" }), said);
  const typedPassword = await saidStep(stepPath(locale, "", next), said);
  const t = await getTranslations("staff");
  const words = await getTranslations("people");
  const shop = await getTranslations("shop");
  const way = { locale, next: typeof next === "string" ? next : null };
  const passwordForm = (
    <SignInForm
      signIn={signIn.bind(null, way)}
      first={typedPassword ? { ...typedPassword.state, email: typedPassword.typed.email ?? "" } : undefined}
    />
  );
  return (
    <FreshPage>
      <main id="page" tabIndex={-1} className="grid flex-1 place-items-center px-4 py-10 outline-none">
        <div className="w-full max-w-sm">
          <Wordmark name={shop("name")} />
          {actor.kind === "customer" ? (
            <div className="mt-8 grid gap-4">
              <h1 className="text-2xl">{t("noPermission.title")}</h1>
              <p>{t("noPermission.text", { name: actor.name })}</p>
              <a href={`/${locale}`} className={buttonLooks("primary", "large")}>
                {t("toShop")}
              </a>
              <form action={signOut.bind(null, { locale })} className="grid">
                <Button type="submit" tone="secondary" size="large">
                  {t("noPermission.switch")}
                </Button>
              </form>
            </div>
          ) : (
            <div className="mt-8 grid gap-5">
              <div>
                <h1 className="text-2xl">{t("signIn.title")}</h1>
                <p className="mt-1">{t("signIn.lead")}</p>
              </div>
              <ForgetCounter locked={standing?.kind === "locked"} />
              {reason === "ended" ? (
                <p className="rounded-md bg-amber-soft px-3.5 py-2.5 font-semibold text-ink">
                  {t("signIn.ended")}
                </p>
              ) : null}
              {device ? (
                <DevicePeople
                  device={device}
                  people={people.map(({ id, name, role }) => ({
                    id,
                    name,
                    role: t(`account.roles.${role}`),
                    href: stepPath(locale, "", next, { person: id }),
                  }))}
                  chosen={person ? { name: person.name } : null}
                  first={typedPin?.state}
                  enter={enterPin.bind(null, { ...way, person: person?.id ?? "" })}
                  back={stepPath(locale, "", next, { person: "none" })}
                />
              ) : null}
              {device ? (
                <details open={people.length === 0 || typedPassword !== null}>
                  <summary className="min-h-11 cursor-pointer content-center font-semibold">
                    {words("device.password")}
                  </summary>
                  <div className="mt-3">{passwordForm}</div>
                </details>
              ) : (
                passwordForm
              )}
              {env().mode === "demo" ? <p className="text-sm text-ink-soft">{t("signIn.demo")}</p> : null}
              <a href={`/${locale}`} className="min-h-11 content-center font-semibold text-green underline">
                {t("toShop")}
              </a>
            </div>
          )}
          <nav aria-label={t("account.language")} className="mt-6 flex gap-3 border-t border-line pt-3">
            {locales.map((other) => (
              <LanguageLink
                key={other}
                locale={other}
                current={other === locale}
                className="inline-flex min-h-11 items-center text-ink underline-offset-4 hover:underline aria-[current]:font-semibold"
              >
                {localeNames[other]}
              </LanguageLink>
            ))}
          </nav>
        </div>
      </main>
    </FreshPage>
  );
}
