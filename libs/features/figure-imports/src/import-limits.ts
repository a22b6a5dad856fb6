/** Bounds of one table of figures. */
export const importLimits = { rows: 5_000, sheetBytes: 10 * 1024 * 1024 };
