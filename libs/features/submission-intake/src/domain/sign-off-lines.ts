export interface MailedContributor {
  name: string;
  /** As it was written; null: the sender's unit. */
  unitName: string | null;
}
