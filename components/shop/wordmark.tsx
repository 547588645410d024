/** The shop's sign: an awning, and its name. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span className="wordmark">
      <svg width="34" height="30" viewBox="0 0 34 30" aria-hidden="true" focusable="false">
        <path d="M5 3h24l4 10.5H1zM1 13.5h6.4v1.8a3.2 3.2 0 0 1-6.4 0zm12.8 0h6.4v1.8a3.2 3.2 0 0 1-6.4 0zm12.8 0H33v1.8a3.2 3.2 0 0 1-6.4 0z" />
        <path d="M10.8 3h4.1L14 13.5H8.2zm8.3 0h4.1l2.6 10.5H20z" />
        <path d="M4 20v8.5h26V20M13 28.5V21h8v7.5" />
      </svg>
      {name}
    </span>
  );
}
