/**
 * What counts of `asset_consents c`: rows in whose place no other stands, and that are no mistake. Plan: the unique index
 * `asset_consents_superseded_once`.
 */
export const consentStands =
  'NOT c.is_mistaken AND NOT EXISTS (SELECT FROM asset_consents newer WHERE newer.supersedes_id = c.id)';
