const MB = 1024 * 1024;

/** Bounds of what is uploaded at once. */
export const sheetLimits = {
  rows: 1_000,
  sheetBytes: 10 * MB,
  files: 300,
  /** Of all files beside the sheet. */
  filesBytes: 500 * MB,
  archiveBytes: 60 * MB,
} as const;

/** Of an archive that holds the sheet and its files. */
export const archiveLimits = { entries: 400, totalBytes: 150 * MB, ratio: 200 };
