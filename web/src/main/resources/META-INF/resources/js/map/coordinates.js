/** Where the pointer is, in degrees; where there is none, the middle of the map. */
import { L } from '../leaflet.js';
import { coordinates, onLanguage, t } from '../language.js';

/** Puts the control on a map. */
export function addCoordinates(map) {
  const Coordinates = L.Control.extend({
    options: { position: 'bottomright' },
    onAdd() {
      this.box = L.DomUtil.create('div', 'coordinates');
      return this.box;
    },
  });
  const control = new Coordinates().addTo(map);
  const tell = at => {
    control.box.textContent = coordinates(at.lat, at.lng);
  };
  const name = () => {
    control.box.title = t('map.coordinates');
    tell(map.getCenter());
  };
  map.on('mousemove', ({ latlng }) => tell(latlng));
  map.on('mouseout moveend', () => tell(map.getCenter()));
  onLanguage(name);
  name();
}
