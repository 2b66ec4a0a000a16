import type { Chart } from '../../chart/types.ts';
import type { View } from './components.ts';

/** Draws charts as PNGs; undefined where one can’t be drawn in time. Never rejects. */
export interface Pictures {
  picture(chart: Chart): Promise<Uint8Array | undefined>;
}

/**
 * A view with its picture, where it has one and it can be drawn and sent; else what stands for it.
 * @param mayAttach the app may send files where the view goes
 */
export async function withPicture(view: View, pictures: Pictures | undefined, mayAttach: boolean): Promise<View> {
  const { picture } = view;
  if (picture === undefined) return view;
  const png = mayAttach ? await pictures?.picture(picture.chart) : undefined;
  return png === undefined ? picture.otherwise : { ...view, picture: { ...picture, png } };
}
