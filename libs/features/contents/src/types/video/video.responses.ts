export class VideoResponse {
  videoAssetId: string | null;
  descriptionText: string;
}
