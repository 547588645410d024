const signs: Record<string, string> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON that means the same and has nothing in it that could end the script around it, or begin another. */
export const scriptText = (data: object): string =>
  JSON.stringify({ "@context": "https://schema.org", ...data }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => signs[sign] ?? "",
  );
