import { lazy, Suspense } from 'react';
import { Skeleton } from 'antd';
import { Route, Routes } from 'react-router-dom';
import './words';

export { lengthText } from './asset-facts';
export { AssetThumb } from './asset-thumb';
export { AssetView } from './asset-view';
export { changeAsset } from './change-asset';
export { CaptionLines } from './captions/caption-lines';
export { AltTextDialog, AssetPicker } from './later';
export { PictureField } from './picture-field';
export { ownAddress } from './player/own-address';
export { SoundPlayer } from './player/sound-player';
export { chooseFiles } from './upload/choose-files';
export { UploadList } from './upload/upload-list';
export { uploadQueue } from './upload/upload-queue';
export { useSend } from './upload/use-uploads';
export { useAsset } from './use-asset';
export type { Asset } from './use-asset';

const Library = lazy(() => import('./library/library-page'));
const Volume = lazy(() => import('./volume/volume-page'));
const Faults = lazy(() => import('./faults/faults-page'));
const OneAsset = lazy(() => import('./asset/asset-page'));

/** 素材库 */
export default function Assets() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<Library />} />
        <Route path="volume" element={<Volume />} />
        <Route path="faults" element={<Faults />} />
        <Route path=":id" element={<OneAsset />} />
      </Routes>
    </Suspense>
  );
}
