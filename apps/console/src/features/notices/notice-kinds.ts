/** What people are told of, by its noun; `review` stands for every kind that begins with it. */
export const noticeKinds = [
  'review',
  'publication',
  'channel_account',
  'submission',
  'bulletin',
  'commission',
  'asset',
  'story_idea',
] as const;
