const keyOf = (userId: string) => `haojiao.first-run.away.${userId}`;

/** Whether the person does not want to be reminded in this browser any more. */
export const isPutAway = (userId: string): boolean => localStorage.getItem(keyOf(userId)) !== null;

export const putAway = (userId: string): void => localStorage.setItem(keyOf(userId), '1');
