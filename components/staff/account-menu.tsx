import { LanguageLink } from "@/components/shop/language-link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { localeNames, locales } from "@/lib/i18n/locales";
import { SignOutForm } from "./offline/sign-out-form";

type Props = {
  locale: string;
  name: string;
  role: string;
  links: { href: string; label: string }[];
  words: { menu: string; signOut: string; language: string };
  signOut: () => Promise<void>;
};

/** Who is signed in at this device, and the way out. A native popover: it opens before the page is alive. */
export function AccountMenu({ locale, name, role, links, words, signOut }: Props) {
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={words.menu}
        className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-full border border-line-strong bg-surface px-3 text-sm font-semibold text-ink hover:border-ink"
      >
        <Icon name="person" />
        <span className="max-sm:sr-only">{name}</span>
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-16 right-3 m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-surface p-4 text-ink shadow-high"
      >
        <p className="text-lg font-bold">{name}</p>
        <p className="text-sm">{role}</p>
        <ul className="mt-2 border-t border-line pt-2">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a
                href={href}
                className="flex min-h-11 items-center font-semibold text-ink underline-offset-4 hover:underline"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        <nav aria-label={words.language} className="mt-3 -mx-1 flex flex-wrap border-t border-line pt-3">
          {locales.map((other) => (
            <LanguageLink
              key={other}
              locale={other}
              current={other === locale}
              className="inline-flex min-h-11 items-center rounded-full px-3 text-ink underline-offset-4 hover:underline aria-[current]:font-semibold"
            >
              {localeNames[other]}
            </LanguageLink>
          ))}
        </nav>
        <SignOutForm action={signOut}>
          <Button type="submit" tone="secondary" className="w-full">
            <Icon name="leave" />
            {words.signOut}
          </Button>
        </SignOutForm>
      </div>
    </>
  );
}
