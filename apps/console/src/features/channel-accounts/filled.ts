/** What was filled in: fields left empty are not sent. */
export function filled<Value>(values: Readonly<Record<string, Value>> | undefined): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
