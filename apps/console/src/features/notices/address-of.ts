/** Where in the console a thing is seen, by its kind; null where no page shows it alone. */
const pages: Readonly<Record<string, (id: string, kind: string) => string>> = {
  bulletin: (id) => `/submissions/bulletins/${id}`,
  channel_account: (id) => `/channels/${id}`,
  commission: (id) => `/submissions/commissions/${id}`,
  content: (id) => `/contents/${id}`,
  review: (id) => `/reviews/${id}`,
  publication: (id) => `/publications/${id}`,
  // One push is known to those above by itself, to those below by what they received of it.
  push: (id, kind) => (isToldAbove.has(kind) ? `/contents/linkage/sent/${id}` : '/contents/linkage'),
  unit_subscription: (id) => `/contents/linkage/subscriptions/${id}`,
  intake_message: (id) => `/submissions/mail/${id}`,
  submission: (id) => `/submissions/${id}`,
  emergency_order: () => '/reviews/emergencies',
  notice_hook: (id) => `/settings/notice-hooks/${id}`,
  webhook: (id) => `/settings/webhooks/${id}`,
};

const isToldAbove = new Set(['pushed_item.unanswered', 'pushed_item.declined']);

/** The page of what a notice is about, where the console has such a section. */
export function addressOf(
  { kind, object }: { kind: string; object: { type: string; id: string } },
  sections: readonly string[],
): string | null {
  const address = pages[object.type]?.(object.id, kind) ?? null;
  return address && sections.includes(address.split('/')[1]!) ? address : null;
}
