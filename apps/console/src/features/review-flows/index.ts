import './words';

export { ReviewFlowsPage as default } from './review-flows-page';
export { emergencyReasons } from './emergency-settings';
export { FlowSelect } from './flow-select';
export { useReviewFlows } from './use-review-flows';
