/** The file as a whole cannot be used; nothing of it is imported. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
  constructor(
    reason: string,
    /** The line it shows at, where one can be named. */
    readonly line?: number,
  ) {
    super(line === undefined ? reason : `line ${line}: ${reason}`);
  }
}
