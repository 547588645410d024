/** The shop's sign: an awning, and its name. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width="34" height="30" viewBox="0 0 34 30" aria-hidden="true" focusable="false">
        <path d="M5 3h24l4 10.5H1L5 3Z" className="fill-green" />
        <path d="M10.8 3h4.1l-.9 10.5H8.2L10.8 3Zm8.3 0h4.1l2.6 10.5h-5.8L19.1 3Z" className="fill-paper" />
        <path
          d="M1 13.5h6.4v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Zm12.8 0h6.4v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Zm12.8 0H33v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Z"
          className="fill-green"
        />
        <path
          d="M4 20v8.5h26V20M13 28.5V21h8v7.5"
          className="fill-none stroke-ink"
          strokeWidth="2.2"
          strokeLinejoin="round"
        />
      </svg>
      <span className="text-[1.625rem] leading-none font-extrabold tracking-[-0.045em]">{name}</span>
    </span>
  );
}
