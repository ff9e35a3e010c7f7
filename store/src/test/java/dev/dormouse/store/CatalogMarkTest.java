package dev.dormouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.Catalog;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class CatalogMarkTest extends StoreContract {
  private static final Catalog CATALOG = Catalog.bundled();

  private void openAgain() {
    Database.open(settings, CATALOG, InstantSource.system(), store.ids).close();
  }

  @Test
  void aCatalogWithFewerActionsThanWereWrittenIsRefused() throws SQLException {
    store.execute("UPDATE catalog_mark SET ids = ids + 1");

    assertThatThrownBy(this::openAgain)
        .isInstanceOf(OtherCatalogException.class)
        .hasMessageContaining("copy catalog.txt")
        .hasMessageContaining(Integer.toString(CATALOG.idLimit()));
  }

  @Test
  void aCatalogThatGivesOtherActionsTheSameIdsIsRefused() throws SQLException {
    store.execute("UPDATE catalog_mark SET names = 'others'");

    assertThatThrownBy(this::openAgain).isInstanceOf(OtherCatalogException.class);
  }

  @Test
  void aCatalogThatGoesOnWithTheSameIdsIsTheStoresFromThenOn() throws SQLException {
    CatalogMark earlier = CatalogMark.of(CATALOG, 100);
    store.execute("UPDATE catalog_mark SET ids = 100, names = '" + earlier.names() + "'");

    openAgain();

    store.execute("UPDATE catalog_mark SET names = 'found' WHERE ids = " + CATALOG.idLimit());
    assertThatThrownBy(this::openAgain).isInstanceOf(OtherCatalogException.class);
  }

  @Test
  void theSameCatalogIsWelcome() {
    openAgain();
    assertThat(store.findings().events(0, 1)).isEmpty();
  }
}
