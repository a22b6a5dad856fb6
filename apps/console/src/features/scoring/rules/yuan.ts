/** Money is kept in fen and shown in yuan. */
export const yuanOf = (fen: number) => fen / 100;
export const fenOf = (yuan: number | null | undefined) => Math.round((yuan ?? 0) * 100);

/** `1,234.50`, below zero with its sign. */
export const yuanText = (fen: number) =>
  yuanOf(fen).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
