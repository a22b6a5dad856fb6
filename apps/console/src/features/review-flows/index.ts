import './words';

export { ReviewFlowsPage as default } from './review-flows-page';
export { FlowSelect } from './flow-select';
export { useReviewFlows } from './use-review-flows';
