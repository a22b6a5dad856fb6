/** Where in the console a thing is seen, by its kind; null where no page shows it alone. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  bulletin: (id) => `/submissions/bulletins/${id}`,
  channel_account: (id) => `/channels/${id}`,
  commission: (id) => `/submissions/commissions/${id}`,
  content: (id) => `/contents/${id}`,
  review: (id) => `/reviews/${id}`,
  publication: (id) => `/publications/${id}`,
  submission: (id) => `/submissions/${id}`,
};

/** The page of what a notice is about, where the console has such a section. */
export function addressOf(object: { type: string; id: string }, sections: readonly string[]): string | null {
  const address = pages[object.type]?.(object.id) ?? null;
  return address && sections.includes(address.split('/')[1]!) ? address : null;
}
