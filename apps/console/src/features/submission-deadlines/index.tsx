import { DeadlinesPage } from './deadlines-page';
import './submission-deadlines.css';
import './words';

/** 报送时限 */
export default DeadlinesPage;
