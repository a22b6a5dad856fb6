import { Alert } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { TechnicalPart } from './technical-part';

/** What can be done about it, in words; what the platform said, folded. */
export function FailureNotice({ failure }: { failure: Shape<'FailureResponse'> }) {
  const say = useWords('publications');
  return (
    <Alert
      type="error"
      showIcon
      title={failure.advice}
      description={
        <>
          {failure.message && (
            <p className="platform-words">{say('one.platform_said', { words: failure.message })}</p>
          )}
          <TechnicalPart value={{ [failure.code]: failure.platformCode ?? '' }} />
        </>
      }
    />
  );
}
