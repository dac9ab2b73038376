/** A failure that the user can do something about: what happened, and what to do. */
export class LabFailure extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LabFailure';
    this.remedy = remedy;
  }
}
