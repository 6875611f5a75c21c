/** A canvas renderer that can lay a texture over a colour: for communes outside coverage, silent ones, and few incidents. */
import { L } from '../leaflet.js';

const SIZE = 8;

const painters = {
  /** Diagonal lines: nobody watches here. */
  hatch(pen) {
    pen.strokeStyle = '#7a7f80';
    pen.lineWidth = 1;
    pen.beginPath();
    for (const x of [-SIZE, 0, SIZE]) {
      pen.moveTo(x, SIZE);
      pen.lineTo(x + SIZE, 0);
    }
    pen.stroke();
  },
  /** Level lines: unusually silent. */
  lines(pen) {
    pen.beginPath();
    // Between two rows of pixels, so that the line is one crisp row.
    pen.moveTo(0, 2.5);
    pen.lineTo(SIZE, 2.5);
    strokeOnHalo(pen, 'rgba(84, 39, 143, .6)', 1);
  },
  /** Small crosses: nothing heard for a year. */
  crosses(pen) {
    pen.beginPath();
    pen.moveTo(2, 4.5);
    pen.lineTo(7, 4.5);
    pen.moveTo(4.5, 2);
    pen.lineTo(4.5, 7);
    // Pale: where little is heard, most communes carry them.
    strokeOnHalo(pen, 'rgba(37, 37, 37, .45)', 1);
  },
  /** Sparse dots: so few incidents that the colour says little. */
  dots(pen) {
    pen.fillStyle = 'rgba(92, 74, 31, .7)';
    pen.beginPath();
    pen.arc(2, 2, 0.75, 0, 2 * Math.PI);
    pen.fill();
  },
};

/** A line that shows on dark colours too. */
function strokeOnHalo(pen, colour, width) {
  pen.strokeStyle = 'rgba(255, 255, 255, .45)';
  pen.lineWidth = width + 1;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

const patterns = new Map();

function pattern(context, name) {
  if (!patterns.has(name)) {
    const tile = document.createElement('canvas');
    const scale = Math.min(2, globalThis.devicePixelRatio || 1);
    tile.width = tile.height = SIZE * scale;
    const pen = tile.getContext('2d');
    pen.scale(scale, scale);
    painters[name](pen);
    const made = context.createPattern(tile, 'repeat');
    made.setTransform(new DOMMatrix().scale(1 / scale));
    patterns.set(name, made);
  }
  return patterns.get(name);
}

/** Draws paths whose option `texture` names painters (`dots lines`) with these textures over their fill. */
export const TexturedCanvas = L.Canvas.extend({
  _fillStroke(context, layer) {
    const { texture } = layer.options;
    if (!texture) {
      L.Canvas.prototype._fillStroke.call(this, context, layer);
      return;
    }
    const { stroke } = layer.options;
    layer.options.stroke = false;
    L.Canvas.prototype._fillStroke.call(this, context, layer);
    layer.options.stroke = stroke;
    context.globalAlpha = 1;
    for (const name of texture.split(' ')) {
      context.fillStyle = pattern(context, name);
      context.fill('evenodd');
    }
    const { fill } = layer.options;
    layer.options.fill = false;
    L.Canvas.prototype._fillStroke.call(this, context, layer);
    layer.options.fill = fill;
  },
});
