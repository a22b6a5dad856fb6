/** Roles are held in one organisation and reach everything below it. */
export const roles = [
  'administrator',
  'security_administrator',
  'auditor',
  'chief_editor',
  'editor',
  'author',
  'correspondent',
] as const;

export type Role = (typeof roles)[number];

/** 三员: the three that nobody may hold two of, unless the installation is a small office. */
export const exclusiveRoles: readonly Role[] = ['administrator', 'security_administrator', 'auditor'];

/** What may be done, `noun.verb`. A route names one; what no role grants is forbidden. */
export const actions = [
  'organization.read',
  'organization.manage',
  'user.read',
  'user.manage',
  'member.assign',
  'session.manage',
  'audit.read',
  'asset.read',
  'asset.write',
  'column.read',
  'column.manage',
  'content.read',
  'content.write',
  'content.edit_any',
  'content_template.manage',
  'lexicon.read',
  'lexicon.manage',
  'review.submit',
  'review.decide',
  'review.assign',
  'review_flow.read',
  'review_flow.manage',
  'emergency.record',
  'reprint_source.read',
  'reprint_source.manage',
  'channel_account.read',
  'channel_account.manage',
  'publication.read',
  'publication.manage',
  'blackout_window.manage',
  'submission.read',
  'submission.write',
  'submission.decide',
  'analytics.read',
  'plan.read',
  'plan.write',
  'plan.manage',
  'working_day.manage',
  'sign_off_link.issue',
  'evidence.read',
  'notice_hook.manage',
] as const;

export type Action = (typeof actions)[number];

const readers: Action[] = [
  'organization.read',
  'column.read',
  'asset.read',
  'content.read',
  'review_flow.read',
  'reprint_source.read',
  'plan.read',
];

const authorActions: Action[] = [
  ...readers,
  'asset.write',
  'content.write',
  'review.submit',
  'emergency.record',
  'plan.write',
  'channel_account.read',
  'publication.read',
  'publication.manage',
  'submission.read',
  'analytics.read',
];

const editorActions: Action[] = [
  ...authorActions,
  'user.read',
  'content.edit_any',
  'review.decide',
  'column.manage',
  'submission.decide',
  'content_template.manage',
  'lexicon.read',
  'plan.manage',
  'sign_off_link.issue',
  'evidence.read',
];

/** The one table of who may do what. */
export const actionsByRole: Record<Role, ReadonlySet<Action>> = {
  administrator: new Set<Action>([
    ...readers,
    'organization.manage',
    'user.read',
    'user.manage',
    'column.manage',
    'review_flow.manage',
    'channel_account.read',
    'channel_account.manage',
    'publication.read',
    'blackout_window.manage',
    'analytics.read',
    'lexicon.read',
    'lexicon.manage',
    'reprint_source.manage',
    'working_day.manage',
    'notice_hook.manage',
  ]),
  security_administrator: new Set<Action>([
    'organization.read',
    'user.read',
    'member.assign',
    'session.manage',
  ]),
  auditor: new Set<Action>(['organization.read', 'audit.read', 'evidence.read']),
  chief_editor: new Set<Action>([
    ...editorActions,
    'review.assign',
    'review_flow.manage',
    'blackout_window.manage',
    'lexicon.manage',
    'reprint_source.manage',
  ]),
  editor: new Set<Action>(editorActions),
  author: new Set<Action>(authorActions),
  correspondent: new Set<Action>(['organization.read', 'column.read', 'asset.write', 'submission.write']),
};
