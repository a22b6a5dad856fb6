/** What people are told of, by its noun; `review` stands for every kind that begins with it. */
export const noticeKinds = [
  'review',
  'publication',
  'channel_account',
  'submission',
  'bulletin',
  'commission',
  'pushed_item',
  'unit_subscription',
  'content_origin',
  'asset',
  'story_idea',
] as const;
