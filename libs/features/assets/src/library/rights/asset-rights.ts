/** Whose an asset is and what we may do with it. Its last day stands in a column of its own. */
export interface AssetRights {
  /** Who holds the rights: a person, an agency, the unit itself. */
  holder?: string;
  /** On what ground we use it: a licence by name, a contract, a commission. */
  licence?: string;
  /** Where it comes from: an address, the number of an order. */
  source?: string;
  /** Where it may be used; absent: everywhere. */
  territory?: string;
  note?: string;
}
