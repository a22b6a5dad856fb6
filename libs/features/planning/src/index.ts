export * from './http/planning-http.module';
export * from './planning.module';
export { WatchRecurringSlots } from './recurring-slots/watch-recurring-slots.sweep';
export { RemindOfStoryIdeas } from './story-ideas/remind-of-story-ideas.sweep';
