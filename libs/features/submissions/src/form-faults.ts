import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** What can be wrong with a report, in words for its sender. */
export const formFaults = {
  blank: (path: string): Fault => fault(path, 'not_empty', '不能为空白。', 'It must not be blank.'),

  noCategory: (): Fault => fault('category', 'not_empty', '请选择信息类别。', 'Choose a category.'),

  noContributors: (): Fault =>
    fault('contributors', 'not_empty', '请至少填写一位作者。', 'Name at least one author.'),

  noBody: (): Fault =>
    fault(
      'bodyHtml',
      'not_empty',
      '请填写正文，或在 assetIds 中附上文件。',
      'Write a text, or attach a file in assetIds.',
    ),

  foreignImage: (count: number): Fault =>
    fault(
      'bodyHtml',
      'image_foreign',
      `正文中有 ${count} 张站外图片：请先上传，再插入或放进 assetIds。`,
      `The body has ${count} picture(s) from elsewhere: upload them first, then insert them or name them in assetIds.`,
    ),

  rejectedAsset: (path: string): Fault =>
    fault(
      path,
      'asset_rejected',
      '这个附件未通过检查，请换一个。',
      'This asset did not pass the checks; take another.',
    ),

  noPicture: (): Fault =>
    fault(
      'bodyHtml',
      'asset_kind_wrong',
      '正文里只能插入图片；音频、视频和文件请放进 assetIds。',
      'Only pictures belong into the body; name sound, film and documents in assetIds.',
    ),

  captionWithoutPicture: (index: number): Fault =>
    fault(
      `pictureCaptions.${index}.assetId`,
      'picture_not_in_report',
      '这张图片不在来稿中；请先插入正文或放进 assetIds。',
      'This picture is not in the report; insert it into the body or name it in assetIds first.',
    ),

  captionedTwice: (index: number): Fault =>
    fault(
      `pictureCaptions.${index}.assetId`,
      'picture_named_twice',
      '同一张图片只能写一条说明。',
      'Describe each picture once.',
    ),

  timeWithoutDay: (): Fault =>
    fault(
      'occurredTime',
      'day_missing',
      '填写了时间，请同时填写事件日期 occurredOn。',
      'A time needs its day: give occurredOn as well.',
    ),

  unknownUnit: (path: string): Fault =>
    fault(
      `${path}.organizationId`,
      'organization_unknown',
      '没有这个单位；外单位请改填 unitName。',
      'There is no such unit; name one from outside by unitName.',
    ),

  unknownPerson: (path: string): Fault =>
    fault(
      `${path}.userId`,
      'user_unknown',
      '本单位所在的分支里没有这个人员；外单位人员请只填姓名。',
      'There is no such person in the branch of this unit; name somebody from outside by name alone.',
    ),

  unknownCommission: (): Fault =>
    fault(
      'commissionId',
      'commission_unknown',
      '没有向本单位发出的这个约稿。',
      'There is no such request addressed to this unit.',
    ),
};
