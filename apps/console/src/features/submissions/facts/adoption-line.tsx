import { useWords } from '@/ui';
import { ReportPicture } from '../report/report-picture';
import type { Adoption } from '../enums';
import { ProofState } from './proof-state';

/** Where a report was used, how, and by what it is proven. */
export function AdoptionLine({ adoption }: { adoption: Adoption }) {
  const say = useWords('submissions');
  const how = [
    say(`level.${adoption.level}`),
    say(`medium.${adoption.medium}`),
    say(`kind.${adoption.kind}`),
    adoption.extent === 'brief' && say('extent.brief'),
    adoption.stage !== 'adopted' && say(`stage.${adoption.stage}`),
  ].filter(Boolean);
  return (
    <div>
      <ProofState state={adoption.state} />
      <strong>{adoption.outlet}</strong> {adoption.adoptedOn}
      <div className="desk-quiet">{how.join(' · ')}</div>
      {adoption.url && (
        <a href={adoption.url} target="_blank" rel="noopener noreferrer">
          {say('facts.open_url')}
        </a>
      )}
      {adoption.proofAssetId && (
        <div className="report-proof">
          <ReportPicture assetId={adoption.proofAssetId} />
        </div>
      )}
      {adoption.withdrawnAt && <div>{say('facts.taken_down')}</div>}
      {(adoption.refuseReason ?? adoption.revokeReason) && (
        <div>{say('facts.because', { text: adoption.refuseReason ?? adoption.revokeReason ?? '' })}</div>
      )}
    </div>
  );
}
