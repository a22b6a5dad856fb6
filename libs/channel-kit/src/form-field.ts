import type { FormField } from './channel-adapter';

/** One field of a form in a line; not required unless it says so. */
export function formField(
  key: string,
  kind: FormField['kind'],
  zh: string,
  en: string,
  more: Partial<FormField> = {},
): FormField {
  return { key, kind, required: false, label: { zh, en }, ...more };
}
