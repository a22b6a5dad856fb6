export * from './http/planning-http.module';
export * from './planning.module';
export { RemindOfStoryIdeas } from './story-ideas/remind-of-story-ideas.sweep';
