/** The kinds of refusal; one map turns them into HTTP statuses, screens turn them into words. */
export const problemKinds = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  declined: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  limited: 429,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof problemKinds;

export type FieldError = { pointer: string; code: string; detail: string };
export type ProblemDetails = Record<string, unknown> & {
  errors?: FieldError[];
  /** Seconds; becomes the Retry-After header. */
  retryAfter?: number;
};

/** The one error type: a refusal with a stable code, safe to show to whoever asked. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    message: string,
    readonly details: ProblemDetails = {},
  ) {
    super(message);
  }
  get status(): number {
    return problemKinds[this.kind];
  }
}

/** What a caller may not see answers the same as what does not exist. */
export const notFound = (what: string) =>
  new Problem("not_found", `${what}.not_found`, `There is no such ${what}.`);

/** Too much at once, or the database is away: the caller comes back in two seconds. */
export const busyForAMoment = (): Problem =>
  new Problem("unavailable", "service.busy", "The shop is busy for a moment. Try again shortly.", {
    retryAfter: 2,
  });
