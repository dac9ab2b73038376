/** A session that could not be recorded as written; the message is the whole report. */
export class RecordingFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RecordingFailure';
  }
}

/** A session that this lab cannot play, and why. */
export class SessionRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'SessionRefused';
  }
}
