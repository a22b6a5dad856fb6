/**
 * Who is kept from deciding on an item: everybody who wrote or saved a part of it; or, where the unit above has relaxed
 * it, an editor who only handled it may decide its first level. Its author never.
 */
export const separationModes = ['strict', 'handling_editor'] as const;
export type SeparationMode = (typeof separationModes)[number];
