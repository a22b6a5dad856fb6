/** What a window is ordered for: 哀悼, a major incident, a time of heightened security, anything else. */
export const blackoutKinds = ['mourning', 'incident', 'security', 'other'] as const;

export type BlackoutKind = (typeof blackoutKinds)[number];
