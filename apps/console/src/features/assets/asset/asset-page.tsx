import { Skeleton } from 'antd';
import { useParams } from 'react-router-dom';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { AssetMarks } from '../library/asset-marks';
import { useAsset } from '../use-asset';
import './asset.css';
import { Consents } from './consents/consents';
import { DescriptionForm } from './description-form';
import { FileFacts } from './file-facts';
import { Preview } from './preview';
import { RejectedNotice } from './rejected-notice';
import { RemoveAsset } from './remove-asset';
import { RightsForm } from './rights-form';
import { Usages } from './usages';
import { Versions } from './versions/versions';

/** One asset: what it shows, what has to be known of it, where it is used. */
export default function AssetPage() {
  const { id } = useParams();
  const say = useWords('assets');
  const unitName = useUnitName();
  const unitPath = useUnitPath();
  const can = useCan();
  const found = useAsset(id);
  if (found.isPending) return <Skeleton active className="page" />;
  if (found.isError)
    return (
      <Page title={say('one')}>
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  const { body: asset, etag } = found.data;
  const mayWrite = can('asset.write', unitPath(asset.organizationId));
  const isCurrent = asset.replacedAt === null;
  return (
    <Page
      title={asset.fileName || say(`kind.${asset.kind}`)}
      lead={
        <span className="asset-lead">
          {unitName(asset.organizationId)} <AssetMarks asset={asset} />
        </span>
      }
      actions={mayWrite && isCurrent && <RemoveAsset asset={asset} etag={etag} />}
    >
      <RejectedNotice asset={asset} />
      <div className="asset-page">
        <div className="asset-column">
          <Preview asset={asset} etag={etag} mayWrite={mayWrite && isCurrent} />
          <FileFacts asset={asset} />
          <Usages id={asset.id} />
          {mayWrite && <Versions asset={asset} />}
        </div>
        <div className="asset-column">
          <DescriptionForm
            key={`words ${asset.id}`}
            asset={asset}
            etag={etag}
            mayWrite={mayWrite && isCurrent}
          />
          <RightsForm key={`rights ${asset.id}`} asset={asset} etag={etag} mayWrite={mayWrite} />
          {mayWrite && <Consents id={asset.id} peopleShown={asset.peopleShown} />}
        </div>
      </div>
    </Page>
  );
}
