import { textColorOn } from '@haojiao/features/brands';
import { feedUrl } from '@haojiao/features/programmes';
import type { FoundPictures } from '@haojiao/features/sites';
import { feedPathOf } from '../feeds/feed-path';
import type { FeedNarrowing } from '../feeds/feed-path';
import { programmePageOf } from '../listening/programme-page';
import { columnPageOf, frontOf } from '../pages/site-unit';
import type {
  DirectoryBrand,
  DirectoryColumn,
  DirectoryOrganization,
  DirectoryProgramme,
  DirectoryUnit,
} from './directory-reader';
import type {
  DeliveredColumnResponse,
  DeliveredFeedsResponse,
  DeliveredOrganizationResponse,
  DeliveredPictureResponse,
  DeliveredProgrammeResponse,
  DirectoryBrandResponse,
} from '../http/directory.responses';

/** What entries need beside their rows. */
export interface Surroundings {
  publicUrl: string;
  rootId: string;
  pictures: FoundPictures;
}

const LOGO_WIDTH = 320;
const COVER_WIDTH = 1_280;

export function tellOrganization(
  { depth: _depth, ...row }: DirectoryOrganization,
  { publicUrl, rootId }: Surroundings,
): DeliveredOrganizationResponse {
  return {
    ...row,
    url: publicUrl + frontOf({ ...row, isRoot: row.id === rootId }),
    feeds: feedsOf(publicUrl, row, null),
  };
}

export function tellColumn(row: DirectoryColumn, { publicUrl }: Surroundings): DeliveredColumnResponse {
  const { organization } = row;
  return {
    ...row,
    url: publicUrl + columnPageOf(organization, row),
    feeds: feedsOf(publicUrl, organization, { by: 'columns', word: row.code }),
  };
}

/** Its feed is that of the unit that was asked for: what of the brand is published there and below. */
export function tellBrand(
  { logoAssetId, ...row }: DirectoryBrand,
  asked: DirectoryUnit,
  around: Surroundings,
): DirectoryBrandResponse {
  return {
    ...row,
    textColor: textColorOn(row.color),
    logo: pictureOf(logoAssetId, LOGO_WIDTH, around),
    feeds: feedsOf(around.publicUrl, asked, { by: 'brands', word: row.code }),
  };
}

export function tellProgramme(
  { coverAssetId, ...row }: DirectoryProgramme,
  around: Surroundings,
): DeliveredProgrammeResponse {
  const { publicUrl } = around;
  const { organization, code, languages } = row;
  return {
    ...row,
    cover: pictureOf(coverAssetId, COVER_WIDTH, around),
    url: publicUrl + programmePageOf(organization, code),
    feeds: languages.map((language) => ({
      language,
      rss: feedUrl(publicUrl, { organizationCode: organization.code, programmeCode: code, language }),
    })),
  };
}

function pictureOf(
  assetId: string | null,
  width: number,
  { publicUrl, pictures }: Surroundings,
): DeliveredPictureResponse | null {
  const found = pictures.atLeast(assetId, width);
  return found && { url: publicUrl + found.path, width: found.width, height: found.height };
}

function feedsOf(
  publicUrl: string,
  unit: DirectoryUnit,
  narrowing: FeedNarrowing | null,
): DeliveredFeedsResponse {
  const address = publicUrl + feedPathOf(unit, narrowing);
  return { rss: `${address}.rss`, json: `${address}.json` };
}
