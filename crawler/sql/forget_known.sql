-- Forget what is known of a URL by a key.
delete from known where url_key = $key
