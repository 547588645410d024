import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { countryNames } from "@/app/[locale]/(shop)/(private)/checkout/field-words";
import { AccountForm } from "@/components/shop/account/account-form";
import { AccountFrame } from "@/components/shop/account/account-frame";
import { AddressFields } from "@/components/shop/account/address-fields";
import { Card } from "@/components/shop/account/card";
import { FormButton } from "@/components/shop/form/form-button";
import type { Country } from "@/components/shop/form/place-fields";
import { Badge } from "@/components/ui/badge";
import { db } from "@/db/client";
import { addressesOf, type CustomerAddress, mostAddresses } from "@/lib/account/addresses";
import { changeAddresses } from "../_actions/addresses";
import { signOut } from "../_actions/sign-out";
import { enter } from "../_entry/enter";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.addresses");
  return { title: t("meta"), robots: { index: false } };
}

export default async function AddressesPage({ searchParams }: PageProps<"/[locale]/account/addresses">) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const ctx = await enter(locale, "/addresses");
  const addresses = await addressesOf(db(), ctx);
  const t = await getTranslations("account.addresses");
  const countries = countryNames(locale);
  const act = changeAddresses.bind(null, locale);
  const here = `/${locale}/account/addresses`;
  const news = await saidBefore(here, said);
  const cards = await Promise.all(
    addresses.map(async (address) => ({ address, first: await saidBefore(here, said, address.id) })),
  );
  return (
    <AccountFrame
      locale={locale}
      current="addresses"
      title={t("title")}
      lead={t("lead")}
      news={news}
      signOut={signOut.bind(null, locale)}
    >
      <div className="grid items-start gap-4 md:grid-cols-2">
        {cards.map(({ address, first }) => (
          <AccountForm
            // A form that was saved is closed and shows what is kept.
            key={JSON.stringify(address)}
            action={act}
            first={first}
            className="rounded-lg border border-line bg-surface p-5"
          >
            <AddressCard address={address} countries={countries} open={first !== null} />
          </AccountForm>
        ))}
      </div>
      <div className="mt-5">
        <Card
          id="add"
          title={addresses.length === 0 ? t("empty") : t("add")}
          text={
            addresses.length >= mostAddresses
              ? t("full", { max: mostAddresses })
              : addresses.length === 0
                ? t("emptyText")
                : ""
          }
        >
          {addresses.length >= mostAddresses ? null : (
            <AccountForm
              key={addresses.length}
              action={act}
              first={await saidBefore(here, said, "add")}
              className="max-w-lg"
            >
              <AddressFields id="new" address={{ name: ctx.actor.name }} countries={countries} />
              <FormButton asks="add" className="mt-5">
                {t("add")}
              </FormButton>
            </AccountForm>
          )}
        </Card>
      </div>
    </AccountFrame>
  );
}

/** One address, and the fields to change it. @param open whether these came back with a refusal */
async function AddressCard({
  address,
  countries,
  open,
}: {
  address: CustomerAddress;
  countries: Country[];
  open: boolean;
}) {
  const t = await getTranslations("account.addresses");
  const { id, name, street, postalCode, city, countryCode, phone, isDefault } = address;
  const country = countries.find((c) => c.code === countryCode)?.name ?? countryCode;
  return (
    <>
      <p className="flex items-start justify-between gap-3">
        <span className="font-semibold">{name}</span>
        {isDefault ? <Badge tone="green">{t("isDefault")}</Badge> : null}
      </p>
      <p>
        {street}
        <br />
        <span className="figures">{postalCode}</span> {city}
        <br />
        {country}
      </p>
      {phone ? <p className="figures text-ink-soft">{phone}</p> : null}
      <p className="mt-3 flex flex-wrap gap-2">
        {isDefault ? null : (
          <FormButton asks={`first:${id}`} tone="secondary">
            {t("makeDefault")}
          </FormButton>
        )}
        <FormButton asks={`remove:${id}`} tone="quiet">
          {t("remove")}
        </FormButton>
      </p>
      <details className="mt-1" open={open}>
        <summary className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline">
          {t("edit")}
        </summary>
        <div className="mt-3 grid gap-4">
          <AddressFields
            id={id}
            address={{ name, street, postalCode, city, countryCode, phone: phone ?? "" }}
            countries={countries}
          />
          <FormButton asks={`save:${id}`} className="justify-self-start">
            {t("save")}
          </FormButton>
        </div>
      </details>
    </>
  );
}
