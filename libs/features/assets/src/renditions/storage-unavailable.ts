/** Files could not be read or written: no picture's fault, and it passes. */
export class StorageUnavailable extends Error {
  constructor(cause: unknown) {
    super(`The storage did not answer: ${String((cause as Error).message)}`, { cause });
    this.name = 'StorageUnavailable';
  }

  /** Runs what reads or writes files. @throws StorageUnavailable for whatever it throws */
  static async unless<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw new StorageUnavailable(error);
    }
  }
}
