const dev = process.env.NODE_ENV === "development";

/**
 * The content policy of a page: everything comes from this origin.
 * @param scripts which scripts may run besides the shop's own files
 * @param others what else a page needs from elsewhere, by directive
 */
export const contentPolicy = (scripts: string, others: { connect?: string; frame?: string } = {}): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${scripts}${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}${others.connect ? ` ${others.connect}` : ""}`,
    ...(others.frame ? [`frame-src ${others.frame}`] : []),
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * For pages that are made once and served to everyone: their inline scripts are the framework's own and cannot
 * carry a nonce, so nothing but this origin may send scripts. Pages made per request get a nonce from proxy.ts.
 */
export const staticPolicy = contentPolicy("'unsafe-inline'");
