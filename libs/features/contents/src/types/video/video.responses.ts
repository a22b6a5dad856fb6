export class VideoCaptionsResponse {
  language: string;
  label: string;
  assetId: string;
  isDefault?: true;
}

export class VideoChapterResponse {
  startSeconds: number;
  title: string;
}

export class VideoResponse {
  videoAssetId: string | null;
  descriptionText: string;
  captions?: VideoCaptionsResponse[];
  chapters?: VideoChapterResponse[];
  posterAssetId?: string;
}
