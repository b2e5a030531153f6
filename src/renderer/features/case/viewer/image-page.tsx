import { useState } from 'react';
import { useBlobSource } from './document-blob.ts';
import type { PageProps } from './page-props.ts';
import classes from './viewer.module.css';

/** A photo or scan: one page, fitted to the width and turned as the person likes. */
export function ImagePage({ blob, width, rotation, label, onProblem }: PageProps) {
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number }>();
  const image = useBlobSource(blob);
  const lying = rotation === 90 || rotation === 270;
  const ratio = natural === undefined ? 1.4 : natural.height / natural.width;
  const imageWidth = lying ? width / ratio : width;
  const imageHeight = imageWidth * ratio;
  return (
    <div className={classes.sheet} style={{ width, height: lying ? imageWidth : imageHeight }}>
      <img
        ref={image}
        alt={label}
        draggable={false}
        className={classes.image}
        data-loaded={natural !== undefined}
        style={{ width: imageWidth, height: imageHeight, transform: `translate(-50%, -50%) rotate(${rotation}deg)` }}
        onLoad={({ currentTarget }) => {
          setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
        }}
        onError={onProblem}
      />
    </div>
  );
}
