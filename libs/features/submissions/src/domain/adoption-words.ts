/** Where a report was used, or a leader stands: the unit itself, and the levels of the administration above it. */
export const adoptionLevels = ['unit', 'county', 'city', 'province', 'national'] as const;
export type AdoptionLevel = (typeof adoptionLevels)[number];

/** News for public media and information for internal bulletins are counted apart in many rules. */
export const adoptionMediums = ['internal_bulletin', 'public_media', 'own_channel'] as const;
export type AdoptionMedium = (typeof adoptionMediums)[number];

/** 单篇 and 综合: the whole item, or merged with what other units sent. */
export const adoptionKinds = ['standalone', 'composite'] as const;
export type AdoptionKind = (typeof adoptionKinds)[number];

/** 简讯: a brief scores about half. */
export const adoptionExtents = ['full', 'brief'] as const;
export type AdoptionExtent = (typeof adoptionExtents)[number];

/** 上报, 入选, 采用. */
export const adoptionStages = ['sent_up', 'selected', 'adopted'] as const;
export type AdoptionStage = (typeof adoptionStages)[number];

/** Only what is `verified` counts. What was refused or revoked stays readable. */
export const proofStates = ['claimed', 'verified', 'refused', 'revoked'] as const;
export type ProofState = (typeof proofStates)[number];
